namespace Danta.Kis;

/// <summary>A text that must not be seen. It prints as <c>***</c> wherever it goes; only <see cref="Reveal"/> gives it away.</summary>
public readonly struct Secret(string? value) : IEquatable<Secret>
{
    readonly string? _value = value;

    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>For the request that needs it, and nothing else.</summary>
    public string Reveal() => _value ?? "";

    public bool Equals(Secret other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value ?? "");

    public override string ToString() => IsEmpty ? "" : "***";

    public static bool operator ==(Secret left, Secret right) => left.Equals(right);
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);
}
