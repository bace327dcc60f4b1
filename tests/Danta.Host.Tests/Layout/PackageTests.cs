using System.Diagnostics;
using System.IO.Compression;
using Danta.Host.Tests.Doctor;
using Danta.Host.Tests.EndToEnd;
using Danta.Simulator;

namespace Danta.Host.Tests.Layout;

/// <summary>The client as somebody else gets it: packed, and used from a program that knows nothing of this repository.</summary>
public sealed class PackageTests
{
    const string Version = "0.0.0-test";

    static readonly string[] Packages = ["Danta.Market", "Danta.Kis.Wire", "Danta.Kis"];

    [Fact]
    public async Task The_packages_stand_alone_and_the_example_of_their_readme_trades_on_the_simulator()
    {
        await using var exchange = await KisSimulator.StartAsync(
            new SimulatorOptions { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Time = new Ward.Hand() });
        var root = SourceTree.Root;
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var directory = Directory.CreateTempSubdirectory("danta-pack");
        try
        {
            var feed = Path.Combine(directory.FullName, "feed");
            foreach (var package in Packages)
                await DotnetAsync(root, "pack", Path.Combine("src", package), "--no-build", "-c", configuration, "-o", feed, $"-p:Version={Version}");
            foreach (var package in Packages)
            {
                using var archive = ZipFile.OpenRead(Path.Combine(feed, $"{package}.{Version}.nupkg"));
                Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
                Assert.Contains(archive.Entries, entry => entry.FullName == $"lib/net10.0/{package}.dll");
                Assert.Contains(archive.Entries, entry => entry.FullName == $"lib/net10.0/{package}.xml");
            }

            var program = Directory.CreateDirectory(Path.Combine(directory.FullName, "program")).FullName;
            await File.WriteAllTextAsync(Path.Combine(program, "program.csproj"), Project(directory.FullName, feed));
            await File.WriteAllTextAsync(Path.Combine(program, "Program.cs"), Program(root));
            await DotnetAsync(program, "build");
            var used = Directory.EnumerateFiles(program, "Danta.*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Distinct();
            Assert.Equal(Packages.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
            var said = await DotnetAsync(program, Settings(exchange, directory.FullName), "run", "--no-build");
            Assert.Contains("접수", said, StringComparison.Ordinal);
            Assert.Equal("005930", Assert.Single(exchange.Account("50012345-01")!.Orders).Code);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>What is not of Danta comes from the packages that the build has already fetched.</summary>
    static string Project(string directory, string feed) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <RestoreSources>{feed}</RestoreSources>
            <RestorePackagesPath>{Path.Combine(directory, "packages")}</RestorePackagesPath>
            <RestoreFallbackFolders>{Fetched()}</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="Danta.Kis" Version="{Version}" /></ItemGroup>
          <ItemGroup><PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" /></ItemGroup>
        </Project>
        """;

    /// <summary>The README's lines for a program with a host, to the letter.</summary>
    static string Program(string root) =>
        File.ReadAllText(Path.Combine(root, "src", "Danta.Kis", "README.md")).Split("```csharp")[2].Split("```")[0].Trim();

    /// <summary>What it leaves to its reader, as his environment has it.</summary>
    static (string, string)[] Settings(KisSimulator exchange, string directory) =>
    [
        ("kis__environment", "real"), ("kis__appKey", Stage.RealKey), ("kis__appSecret", Stage.RealSecret), ("kis__account", "50012345-01"), ("kis__htsId", "SIMUSER1"),
        ("kis__restUrl", $"{exchange.RestUrl}"), ("kis__webSocketUrl", $"{exchange.WebSocketUrl}"), ("kis__stateDirectory", Path.Combine(directory, "state")),
    ];

    static string Fetched() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    static Task<string> DotnetAsync(string directory, params string[] arguments) => DotnetAsync(directory, [], [.. arguments, "-nologo", "-nodeReuse:false"]);

    static async Task<string> DotnetAsync(string directory, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {arguments[0]}:\n{output}{await errors}");
        return output;
    }
}
