using System.Text.Json;
using Danta.Kis;
using Danta.Replay.Execution;
using Danta.Replay.WhatIfs;

namespace Danta.Host.Reruns;

/// <summary>One evening's measure of the fill model against the day's real orders.</summary>
/// <param name="Model">Of the version of the model: another one is measured anew.</param>
sealed record MeasuredEvening(DateOnly Day, string Model, Calibration Found);

/// <summary>What the evenings have measured, in one small file of the book; the oldest give way.</summary>
sealed class ModelErrors(string book)
{
    /// <summary>More than a year of sessions.</summary>
    const int Most = 400;

    const int MostBytes = 1 << 20;

    /// <summary>A month of sessions.</summary>
    const int Recent = 20;

    public const string Name = "model-errors.json";

    readonly Lock _gate = new();
    readonly string _file = Path.Combine(book, Name);
    List<MeasuredEvening>? _known;

    /// <summary>Oldest first, of the model of today alone.</summary>
    public IReadOnlyList<MeasuredEvening> All
    {
        get
        {
            lock (_gate)
                return [.. Known()];
        }
    }

    /// <summary>Null: that evening was not measured.</summary>
    public Calibration? Of(DateOnly day)
    {
        lock (_gate)
            return Known().Find(error => error.Day == day)?.Found;
    }

    /// <summary>Of the last evenings on which there was something to measure: how many, their orders, and how many of those were filled within a tick.</summary>
    public (int Evenings, int Orders, int Both, int Near, double Median) Lately
    {
        get
        {
            var last = All.Where(evening => evening.Found.Orders > 0).TakeLast(Recent).Select(evening => evening.Found).ToList();
            var median = last.Select(found => found.Median).Order().ElementAtOrDefault(last.Count / 2);
            return (last.Count, last.Sum(found => found.Orders), last.Sum(found => found.Both), last.Sum(found => found.Near), median);
        }
    }

    /// <summary>In memory even where the disk refuses it.</summary>
    /// <exception cref="IOException">It is not kept.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not kept.</exception>
    public void Add(DateOnly day, Calibration found)
    {
        lock (_gate)
        {
            var known = Known();
            known.RemoveAll(error => error.Day == day);
            known.Add(new(day, FillModel.Version, found));
            known.Sort((one, other) => one.Day.CompareTo(other.Day));
            if (known.Count > Most)
                known.RemoveRange(0, known.Count - Most);
            WholeFile.Keep(_file, JsonSerializer.SerializeToUtf8Bytes(known));
        }
    }

    List<MeasuredEvening> Known()
    {
        if (_known is not null)
            return _known;
        try
        {
            _known = File.Exists(_file) ? JsonSerializer.Deserialize<List<MeasuredEvening>>(WholeFile.Read(_file, MostBytes)) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            // What was measured can be measured again.
            _known = [];
        }
        _known = [.. (_known ?? []).Where(error => error.Model == FillModel.Version)];
        return _known;
    }
}
