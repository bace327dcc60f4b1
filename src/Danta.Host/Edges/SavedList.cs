using Danta.Kis;

namespace Danta.Host.Edges;

/// <summary>
/// The searches that are saved on the server, as their owner can name them: by number, or by a name that only one of them bears. The
/// server lets two groups have one name; they are told apart then, for the trader knows a search by its name.
/// </summary>
sealed class SavedList(IReadOnlyList<SavedCondition> saved)
{
    public static readonly SavedList None = new([]);

    /// <summary>Each under a name of its own: <c>급등주 (3)</c> where another one is called 급등주 too.</summary>
    public IReadOnlyList<SavedCondition> All { get; } =
        [.. saved.Select(one => saved.Count(other => other.Name == one.Name) > 1 ? one with { Name = $"{one.Name} ({one.Seq})" } : one)];

    /// <summary>A number always works. Null: there is none, or the name does not say which.</summary>
    public SavedCondition? Find(string nameOrSeq) =>
        All.FirstOrDefault(condition => condition.Seq == nameOrSeq) ?? All.FirstOrDefault(condition => condition.Name == nameOrSeq);

    /// <summary>Why there is none of this name, in Korean.</summary>
    public string ProblemOf(string name)
    {
        var alike = saved.Where(condition => condition.Name == name).ToArray();
        return alike.Length > 1
            ? $"'{name}'(이)라는 조건식이 {alike.Length}개 있습니다: {string.Join(", ", alike.Select(one => $"번호 {one.Seq}(그룹 {one.Group})"))}. 번호로 적어 주십시오"
            : $"'{name}' 조건식이 서버에 없습니다. HTS [0110]에서 서버에 저장했는지 확인하십시오. 저장된 것: "
                + string.Join(", ", All.Select(one => $"{one.Seq} {one.Name}").DefaultIfEmpty("없음"))
                + (All.Any(one => HasJoin(one.Name)) ? ". 이름에 and, or, not이 든 것은 큰따옴표로 싸거나 번호로 적으십시오" : "");
    }

    static bool HasJoin(string name) =>
        Array.Exists(name.Split(' '), word => word.ToUpperInvariant() is "AND" or "OR" or "NOT");
}
