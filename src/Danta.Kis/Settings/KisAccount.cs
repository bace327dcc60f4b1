namespace Danta.Kis;

/// <summary>An account: eight digits and the product's two, <c>12345678-01</c>.</summary>
public sealed record KisAccount
{
    KisAccount(string number, string product)
    {
        Number = number;
        Product = product;
    }

    /// <summary>CANO</summary>
    public string Number { get; }

    /// <summary>ACNT_PRDT_CD: 01 is stocks.</summary>
    public string Product { get; }

    /// <summary>As notices carry it: ten digits without the dash.</summary>
    public string Joined => Number + Product;

    /// <exception cref="FormatException">Not eight digits, a dash and two digits.</exception>
    public static KisAccount Parse(string text) =>
        TryParse(text) ?? throw new FormatException("an account is eight digits, a dash and two digits");

    public static KisAccount? TryParse(string? text)
    {
        if (text is not { Length: 11 } || text[8] != '-')
            return null;
        var number = text[..8];
        var product = text[9..];
        return number.All(char.IsAsciiDigit) && product.All(char.IsAsciiDigit) ? new(number, product) : null;
    }

    /// <summary>Masked: <c>****2345-01</c>. This may stand in a log.</summary>
    public override string ToString() => $"****{Number[4..]}-{Product}";
}
