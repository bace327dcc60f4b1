namespace Danta.Simulator.Exchange;

/// <summary>A share as it stands on KRX, and as it may stand on NXT too.</summary>
sealed class Twin(Stock home)
{
    /// <summary>On KRX: what accounts hold, wherever it was bought.</summary>
    public Stock Home => home;

    /// <summary>Null where NXT does not trade it.</summary>
    public Stock? Nxt { get; private set; }

    /// <summary>Both together.</summary>
    public BothExchanges? Both { get; private set; }

    public void Join(Stock nxt) => (Nxt, Both) = (nxt, new BothExchanges(home, nxt));
}
