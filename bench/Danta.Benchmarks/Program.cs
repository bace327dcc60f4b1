using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// The in-process build products stand under artifacts/, which BenchmarkDotNet does not look for by itself.
BenchmarkSwitcher.FromAssembly(typeof(Danta.Benchmarks.DecodeBenchmarks).Assembly).Run(args, DefaultConfig.Instance);
