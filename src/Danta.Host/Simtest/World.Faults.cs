namespace Danta.Host.Simtest;

/// <summary>What each fault of a moment does.</summary>
sealed partial class World
{
    public void CloseSockets()
    {
        foreach (var feed in _feeds.ToArray())
            feed.Machine.Run(() => feed.Close("reset"));
    }

    /// <summary>Somebody sets the clock wrong, and a while later it is put right.</summary>
    public void LeapClock(TimeSpan by, TimeSpan lasts)
    {
        if (_leap != TimeSpan.Zero || !SetClock(by))
            return;
        Trace($"시계가 {by} 뜀");
        _leap = by;
        Agenda.In(lasts, PutClockRight);
    }

    /// <summary>A time server is asked, unless it is wrong itself just now.</summary>
    public void SyncClock()
    {
        if (_leap == TimeSpan.Zero && IsClockWrong)
            SetClock(-_clockOffset);
    }

    void Strike(in Fault fault)
    {
        Trace($"고장: {fault}");
        var span = TimeSpan.FromSeconds(1 + 14 * fault.Amount);
        switch (fault.Kind)
        {
            case FaultKind.Killed:
                Kill("갑자기");
                break;
            case FaultKind.SocketClosed:
                CloseSockets();
                break;
            case FaultKind.SocketSilent:
                foreach (var feed in _feeds)
                    feed.FallSilent(span * 3);
                break;
            case FaultKind.NetworkDown:
                CutNetwork(span);
                break;
            case FaultKind.TokensKilled:
                KillTokens();
                break;
            case FaultKind.ClockJumps:
                SetClock(fault.Amount < 0.6 ? TimeSpan.FromSeconds(-400 * fault.Amount) : TimeSpan.FromSeconds(60 * (fault.Amount - 0.6)));
                break;
            case FaultKind.ClockLeaps:
                LeapClock(TimeSpan.FromHours(9), span * 2);
                break;
            case FaultKind.HoursRefused:
                _refusedUntil = Agenda.Now + span.Ticks * 2;
                break;
            case FaultKind.OwnerOffers:
                Owner.Offer(fault.Amount, span * 2);
                CarryFrames();
                break;
            case FaultKind.TradesSilent:
                foreach (var feed in _feeds)
                    feed.LoseTrades(span * 2);
                break;
            case FaultKind.DiskFull:
                FillDisk(span);
                break;
            case FaultKind.OwnerTrades:
                Owner.Trade(fault.Amount);
                CarryFrames();
                break;
            case FaultKind.OwnerSells:
                Owner.Sell(fault.Amount);
                break;
            case FaultKind.OwnerPanics:
                Owner.Panic(span);
                break;
            case FaultKind.ListStands or FaultKind.ListShort or FaultKind.BalanceStands or FaultKind.BalanceShort:
                Ledgers.Strike(fault.Kind, fault.Amount);
                break;
            case FaultKind.OwnerAmends or FaultKind.OwnerCancels:
                Hand.Strike(fault.Kind, fault.Amount);
                break;
            case FaultKind.OwnerJoins:
                Owner.Trade(fault.Amount, inHeld: true);
                CarryFrames();
                break;
            case FaultKind.Halted or FaultKind.Interrupted or FaultKind.ToTheLimit:
                Halts.Strike(fault.Kind, fault.Amount, span);
                break;
            case FaultKind.RecordDamaged:
                Damage.Strike(fault.Amount);
                break;
            case FaultKind.StoppedInOrder:
                StopInOrder();
                break;
        }
    }
}
