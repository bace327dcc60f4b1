using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Danta.Benchmarks.Endurance;
using Danta.Benchmarks.Morning;
using Danta.Benchmarks.Recovery;
using Danta.Benchmarks.Restart;

if (args is ["recovery", ..])
    RecoveryTable.Run();
else if (args is ["restart", ..])
    await RestartTable.RunAsync(args);
else if (args is ["endurance", ..])
    await EnduranceTable.RunAsync(args);
else if (args is ["morning", ..])
    await MorningTable.RunAsync(args);
else
    BenchmarkSwitcher.FromAssembly(typeof(Danta.Benchmarks.TraderBenchmarks).Assembly).Run(args, DefaultConfig.Instance);
