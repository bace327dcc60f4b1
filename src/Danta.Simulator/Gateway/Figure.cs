using System.Globalization;

namespace Danta.Simulator.Gateway;

/// <summary>Values as the broker writes them: text, a minus in front where there is one, nothing between thousands.</summary>
static class Figure
{
    /// <summary>The ledger pads its messages to 80 bytes and its page marks to 100 characters.</summary>
    const int MessageBytes = 80;
    const int MarkLength = 100;

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>-14 is <c>-0.14</c>.</summary>
    public static string Hundredths(long value) => (value / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Four(decimal value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Eight(decimal value) => value.ToString("0.00000000", CultureInfo.InvariantCulture);

    /// <summary>part / whole in percent.</summary>
    public static decimal Percent(long part, long whole) => whole == 0 ? 0 : part * 100m / whole;

    public static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Time(int hhmmss) => hhmmss.ToString("D6", CultureInfo.InvariantCulture);

    public static string Yes(bool value) => value ? "Y" : "N";

    /// <summary>1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down.</summary>
    public static char Sign(long change, int price, int upper, int lower) =>
        change == 0 ? '3' : change > 0 ? price == upper ? '1' : '2' : price == lower ? '4' : '5';

    public static char Sign(long change) => change == 0 ? '3' : change > 0 ? '2' : '5';

    public static string Mark(string text) => text.PadRight(MarkLength);

    /// <summary>Korean letters count as two bytes on the ledger's host.</summary>
    public static string Padded(string message) =>
        message + new string(' ', Math.Max(0, MessageBytes - message.Sum(letter => letter > 0x7F ? 2 : 1)));
}
