namespace Danta.Market;

/// <summary>
/// The broker's order number (주문번호, ODNO) of one day with the branch that a cancel has to name (KRX_FWDG_ORD_ORGNO).
/// The text is kept as the broker wrote it; two numbers are equal when they agree without their leading zeros, for
/// some replies pad them to ten digits and some do not.
/// </summary>
public readonly struct OrderNumber : IEquatable<OrderNumber>
{
    readonly string? _text;
    readonly string? _branch;

    OrderNumber(string text, string branch, long serial)
    {
        _text = text;
        _branch = branch;
        Serial = serial;
    }

    /// <summary>The number without its zeros; 0 where there is none.</summary>
    public long Serial { get; }

    public string Text => _text ?? "";

    /// <summary>May be empty: notices of other tools and old inquiries do not always name it.</summary>
    public string Branch => _branch ?? "";

    public bool IsNone => Serial == 0;

    /// <summary>False for blanks, zero, letters and more than 18 digits.</summary>
    public static bool TryParse(string? text, string? branch, out OrderNumber number)
    {
        number = default;
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length is 0 or > 18 || trimmed.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        var serial = long.Parse(trimmed);
        if (serial == 0)
            return false;
        number = new(trimmed, (branch ?? "").Trim(), serial);
        return true;
    }

    public bool Equals(OrderNumber other) => Serial == other.Serial;

    public override bool Equals(object? obj) => obj is OrderNumber other && Equals(other);

    public override int GetHashCode() => Serial.GetHashCode();

    /// <summary>Ten digits, as people see it in the HTS.</summary>
    public override string ToString() => Serial.ToString("D10", null);

    public static bool operator ==(OrderNumber left, OrderNumber right) => left.Equals(right);
    public static bool operator !=(OrderNumber left, OrderNumber right) => !left.Equals(right);
}
