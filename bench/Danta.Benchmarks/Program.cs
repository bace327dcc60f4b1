using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Danta.Benchmarks.Ratios;

if (args is ["ratios", ..])
    RatioTable.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(Danta.Benchmarks.DecodeBenchmarks).Assembly).Run(args, DefaultConfig.Instance);
