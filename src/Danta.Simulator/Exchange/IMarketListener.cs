namespace Danta.Simulator.Exchange;

/// <summary>Hears what happens to stocks, in the order in which it happens.</summary>
interface IMarketListener
{
    /// <summary>A trade has just happened: the stock's figures and book are as they stand right after it.</summary>
    void Traded(Instrument stock);

    /// <summary>The book was touched since it was last looked at.</summary>
    void BookChanged(Instrument stock);

    /// <summary>A halt, a VI or a session began or ended for this stock.</summary>
    /// <param name="operation">MKOP_CLS_CODE; empty where it is this stock's matter alone.</param>
    void StateChanged(Instrument stock, string operation);
}
