namespace Danta.Simulator.Crowd;

/// <summary>Everybody else who trades one stock: invented as the market goes on, or heard on a day that has been.</summary>
interface ICrowd
{
    /// <summary>A new day begins beside where yesterday closed.</summary>
    void StartDay();

    /// <summary>Once a second: what there is to know is known, and so many will come.</summary>
    void Look(CrowdMood mood, double activity);

    /// <summary>One step of the market.</summary>
    void Act(long step, CrowdMood mood);

    /// <summary>Set by hand: a surge from outside the crowd's own chances. False: nobody here can be asked to run.</summary>
    bool Start(in Surge surge);

    /// <summary>From outside: everybody thinks it worth this price now, and quotes around it.</summary>
    void Believe(int rung);
}
