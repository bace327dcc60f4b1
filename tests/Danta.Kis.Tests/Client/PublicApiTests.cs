using System.Runtime.CompilerServices;
using Danta.Kis.Wire;
using Danta.Market;
using PublicApiGenerator;

namespace Danta.Kis.Tests;

/// <summary>
/// What programs outside rely on, a file for each package (src/…/PublicAPI.txt): a change of it is seen in review and told in the
/// changelog. <c>DANTA_APPROVE=1</c> writes the files anew.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => ["Danta.Market", "Danta.Kis.Wire", "Danta.Kis"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_face_of_each_package_is_as_it_is_written(string package)
    {
        var assembly = package switch
        {
            "Danta.Market" => typeof(Price).Assembly,
            "Danta.Kis.Wire" => typeof(TrIds).Assembly,
            _ => typeof(KisClient).Assembly,
        };
        var face = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var file = Path.Combine(Root(), "src", package, "PublicAPI.txt");
        if (Environment.GetEnvironmentVariable("DANTA_APPROVE") is { Length: > 0 })
            File.WriteAllText(file, face);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), face);
    }

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
