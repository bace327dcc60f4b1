using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Kis;
using Danta.Replay.Sweeps;
using Danta.Trading;

namespace Danta.Host.Sweeping;

/// <summary>
/// A grid: keys of the configuration's <c>trading</c> part, each with the values to be tried,
/// <c>{ "exit.takeProfitPercent": [0.8, 1.2], "maxPositions": [2, 3] }</c>. Each setting is read and checked as <c>danta run</c> would.
/// </summary>
static class GridFile
{
    const int MostBytes = 1 << 20;
    const int MostSettings = 10_000;

    /// <exception cref="ConfigException">The grid, or one of its settings, cannot be used; every wrong key is named.</exception>
    public static (GridAxes Grid, IReadOnlyList<TraderSettings> Settings) Read(string file, string configuration, IDictionary environment)
    {
        var grid = new GridAxes(Axes(file));
        if (grid.Axes.Aggregate(1.0, (count, axis) => count * axis.Values.Count) > MostSettings)
            throw Fault(file, $"설정이 {MostSettings:N0}가지를 넘습니다. 값의 수를 줄이십시오");
        return (grid, [.. Enumerable.Range(0, grid.Count).Select(setting => SettingsOf(grid, setting, configuration, environment))]);
    }

    static TraderSettings SettingsOf(GridAxes grid, int setting, string configuration, IDictionary environment)
    {
        var laid = new Hashtable(environment);
        var place = grid.PlaceOf(setting);
        for (var axis = 0; axis < place.Length; axis++)
            laid[$"DANTA_Trading__{grid.Axes[axis].Key.Replace(".", "__", StringComparison.Ordinal)}"] = grid.Axes[axis].Values[place[axis]];
        try
        {
            return ConfigLoader.Load(configuration, laid).Trading.Settings;
        }
        catch (ConfigException wrong)
        {
            // Without the setting that it is about nobody would find it in a grid.
            throw new ConfigException([.. wrong.Faults.Select(fault => fault with { Expected = $"{fault.Expected} ({grid.Name(setting)})" })]);
        }
    }

    static List<GridAxis> Axes(string file)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(WholeFile.ReadText(file, MostBytes), null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject;
        }
        catch (JsonException fault)
        {
            throw Fault(file, $"{(fault.LineNumber ?? 0) + 1}번째 줄이 JSON이 아닙니다");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(file, "읽을 수 없습니다");
        }
        if (root is not { Count: > 0 })
            throw Fault(file, "{ \"exit.takeProfitPercent\": [0.8, 1.2] } 같은 객체여야 합니다");
        return [.. root.Select(pair => new GridAxis(KeyOf(pair.Key), Values(file, pair.Key, pair.Value)))];
    }

    static string KeyOf(string key) => key.StartsWith("trading.", StringComparison.OrdinalIgnoreCase) ? key["trading.".Length..] : key;

    static IReadOnlyList<string> Values(string file, string key, JsonNode? values) => values is JsonArray { Count: > 0 } list
        ? [.. list.Select(value => value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "null")]
        : throw Fault(file, $"{key}: 값의 목록이어야 합니다([0.8, 1.2])");

    static ConfigException Fault(string file, string reason) => new(new ConfigFault("grid", $"{file}: {reason}"));
}
