using System.Runtime.CompilerServices;

namespace Danta.Kis;

/// <summary>All pages of a list, or as much of it as could be had.</summary>
/// <param name="Complete">False: pages are missing; what is absent here may exist all the same.</param>
/// <param name="AskedAt">When the question for the first page left: what happened before may be in it.</param>
public sealed record Whole<T>(IReadOnlyList<T> Items, bool Complete, DateTimeOffset AskedAt)
{
    /// <summary>Rows that could not be read, by the broker's name for them.</summary>
    public IReadOnlyList<string> SetAside { get; init; } = [];

    /// <summary>One of them has the code of a stock.</summary>
    public bool MayHide { get; init; }

    /// <summary>Rows that count, with a field beside the matter that could not be read.</summary>
    public IReadOnlyList<string> Odd { get; init; } = [];
}

/// <summary>Asks for one page: the marks of the one before, and whether there was one.</summary>
delegate Task<KisResult<Answer<T>>> PageCall<T>(string fk, string nk, bool next, CancellationToken cancellationToken);

/// <summary>Paging by tr_cont and the two marks. A list that changed under it is asked for again from its beginning.</summary>
static class Paging
{
    /// <summary>2,000 orders of a day, 1,000 holdings: beyond it something goes round in circles.</summary>
    public const int MostPages = 20;

    const int Restarts = 2;

    /// <summary>The smallest page that any list has when it is full.</summary>
    const int SmallestPage = 15;

    /// <summary>The broker says that there is more, and not where.</summary>
    const string NoMark = "more rows, but no mark of the next page";

    /// <summary>Page after page as they come; the last item is a refusal or a failure where one ended it.</summary>
    public static async IAsyncEnumerable<KisResult<Answer<T>>> StreamAsync<T>(
        PageCall<T> call, Func<T, (string? Fk, string? Nk)> marks, [EnumeratorCancellation] CancellationToken cancellationToken,
        int most = MostPages)
    {
        var (fk, nk) = ("", "");
        for (var page = 0; page < most; page++)
        {
            var answer = await call(fk, nk, page > 0, cancellationToken).ConfigureAwait(false);
            yield return answer;
            if (answer is not KisResult<Answer<T>>.Ok { Value: { More: true, Reply: var reply } })
                yield break;
            var (nextFk, nextNk) = marks(reply);
            // A page without a mark, or with the mark that led to it, would be answered for ever.
            if (string.IsNullOrWhiteSpace(nextNk) || nextNk == nk)
            {
                yield return KisResult.Failed<Answer<T>>(nextNk == nk && page > 0 ? "the mark of the next page is this one's" : NoMark);
                yield break;
            }
            (fk, nk) = (nextFk ?? "", nextNk);
        }
        yield return KisResult.Failed<Answer<T>>($"more than {most} pages");
    }

    /// <summary>
    /// All pages together. Rows that come twice, as they do where the list grows while it is read, count once.
    /// </summary>
    /// <param name="most">Pages of the longest honest list.</param>
    /// <param name="behind">
    /// What is known of a list that is longer than a look: all that follows these rows, or null where that is not known. Asked once a
    /// look's pages have been read.
    /// </param>
    public static async Task<KisResult<(Whole<TRow> Rows, T Last)>> WholeAsync<T, TRow, TKey>(
        PageCall<T> call, Func<T, (string? Fk, string? Nk)> marks, Func<T, ReadRows<TRow>> read,
        Func<TRow, TKey> key, CancellationToken cancellationToken, int most = MostPages,
        Func<IReadOnlyList<TRow>, IReadOnlyList<TRow>?>? behind = null)
        where TKey : notnull
    {
        for (var restart = 0; ; restart++)
        {
            var rows = new Dictionary<TKey, TRow>();
            var order = new List<TKey>();
            var setAside = new List<string>();
            var odd = new List<string>();
            var mayHide = false;
            T? last = default;
            KisResult<Answer<T>>? broken = null;
            DateTimeOffset askedAt = default;
            var (pages, rowsOfLast) = (0, 0);
            await foreach (var page in StreamAsync(call, marks, cancellationToken, most).ConfigureAwait(false))
            {
                if (page is not KisResult<Answer<T>>.Ok { Value: { Reply: var reply, LeftAt: var leftAt } })
                {
                    broken = page;
                    break;
                }
                var some = read(reply);
                if (pages++ == 0)
                    askedAt = leftAt;
                (last, rowsOfLast) = (reply, some.Items.Count + some.SetAside.Count);
                setAside.AddRange(some.SetAside);
                odd.AddRange(some.Odd);
                mayHide |= some.MayHide;
                foreach (var row in some.Items)
                {
                    if (!rows.ContainsKey(key(row)))
                        order.Add(key(row));
                    // What was read later is newer.
                    rows[key(row)] = row;
                }
                if (pages < MostPages || behind?.Invoke([.. order.Select(found => rows[found])]) is not { } rest)
                    continue;
                foreach (var row in rest.Where(row => rows.TryAdd(key(row), row)))
                    order.Add(key(row));
                break;
            }
            if (broken is KisResult<Answer<T>>.Refused && pages > 0 && restart < Restarts)
                continue;
            if (last is null)
                return broken!.Then(_ => KisResult.Failed<(Whole<TRow>, T)>("no page"));
            // A page that is not full can be no other than the last, whatever its header says (unverified whether real ones do so).
            var isWhole = broken is null || broken is KisResult<Answer<T>>.Failed { Reason: NoMark } && rowsOfLast < SmallestPage;
            return KisResult.Ok((new Whole<TRow>([.. order.Select(found => rows[found])], isWhole, askedAt) { SetAside = setAside, MayHide = mayHide, Odd = odd }, last));
        }
    }
}
