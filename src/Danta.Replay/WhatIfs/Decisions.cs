using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>What was decided: whether two histories still agree, and a digest by which they are compared.</summary>
sealed class Decisions
{
    readonly IncrementalHash _sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>By which the world beside the trader becomes another one.</summary>
    public static bool IsOfAccount(Request request) => request is PlaceOrder or CancelOrder
        || request is Ask { Question: DayOrdersQuestion or BalanceQuestion or MoneyQuestion or BuyingPowerQuestion or DayProfitQuestion };

    /// <summary>Orders and questions about the account are the recorded ones, in their order.</summary>
    public bool Agree(List<Request> wanted, RecordedStep recorded)
    {
        var (order, ask) = (0, 0);
        foreach (var request in wanted)
        {
            if (!IsOfAccount(request))
                continue;
            if (request is Ask asked)
            {
                while (ask < recorded.Asks.Count && !IsOfAccount(recorded.Asks[ask]))
                    ask++;
                if (ask >= recorded.Asks.Count || recorded.Asks[ask++].Question != asked.Question)
                    return false;
            }
            else if (order >= recorded.Orders.Count || recorded.Orders[order++] != request)
                return false;
        }
        return order == recorded.Orders.Count && !recorded.Asks.Skip(ask).Any(IsOfAccount);
    }

    /// <summary>Orders with their time, and what the owner would read of them.</summary>
    public void Add(DateTimeOffset at, List<Request> requests)
    {
        foreach (var request in requests)
        {
            if (request is PlaceOrder or CancelOrder)
                _sum.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks} {request}\n")));
            else if (request is Note { Decision: var note })
                _sum.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks} {note.Code} {note.Trade} {note.Sentence}\n")));
        }
    }

    public string Digest() => Convert.ToHexStringLower(_sum.GetHashAndReset());
}
