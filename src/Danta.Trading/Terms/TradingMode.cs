namespace Danta.Trading;

/// <summary>Which world the orders go to.</summary>
public enum TradingMode
{
    /// <summary>모의: the broker's paper server.</summary>
    Paper = 0,

    /// <summary>실전: real money.</summary>
    Real,

    /// <summary>데모: the simulator inside the program.</summary>
    Demo,
}
