namespace Danta.Simulator.Gateway;

/// <summary>A page of a list and what its answer says about the rest.</summary>
/// <param name="More">tr_cont.</param>
/// <param name="Mark">ctx_area_nk100 before padding: the key of the last row given; empty on the last page.</param>
readonly record struct Page<T>(IReadOnlyList<T> Rows, string More, string Mark)
{
    public string Code => More == "M" ? "KIOK0500" : Rows.Count == 0 ? "KIOK0560" : More == "E" ? "KIOK0460" : "KIOK0510";

    public string Text => Figure.Padded(Code switch
    {
        "KIOK0500" => "조회가 계속됩니다..다음버튼을 Click 하십시오.",
        "KIOK0560" => "조회할 내용이 없습니다",
        "KIOK0460" => "조회 되었습니다. (마지막 자료)",
        _ => "조회가 완료되었습니다",
    });
}

static class Pages
{
    /// <summary>
    /// The rows behind the client's mark. The mark names the last row that it has, so rows that came meanwhile at the head of
    /// the list shift nothing. The mark alone decides: older libraries send it back without <c>tr_cont: N</c>.
    /// </summary>
    public static Page<T> Cut<T>(Call call, IReadOnlyList<T> rows, Func<T, string> key)
    {
        var mark = call["CTX_AREA_NK100"];
        var from = 0;
        if (mark.Length > 0)
        {
            while (from < rows.Count && key(rows[from]) != mark)
                from++;
            from++;
        }
        var page = rows.Skip(from).Take(call.PageRows).ToList();
        var more = from + page.Count < rows.Count;
        return new(page, more ? "M" : mark.Length > 0 ? "E" : "D", more ? key(page[^1]) : "");
    }
}
