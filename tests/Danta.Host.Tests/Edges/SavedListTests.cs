using Danta.Host.Edges;

namespace Danta.Host.Tests.Edges;

/// <summary>Which of the searches on the server its owner means.</summary>
public sealed class SavedListTests
{
    readonly SavedList _saved = new([new("0", "급등주", "단타"), new("1", "신고가", "단타"), new("3", "급등주", "스윙"), new("7", "buy and hold", "")]);

    [Fact]
    public void A_number_always_works_and_a_name_where_only_one_bears_it()
    {
        Assert.Equal("0", _saved.Find("0")!.Seq);
        Assert.Equal("3", _saved.Find("3")!.Seq);
        Assert.Equal("1", _saved.Find("신고가")!.Seq);
        Assert.Equal("7", _saved.Find("buy and hold")!.Seq);
        Assert.Null(_saved.Find("급등주"));
        Assert.Null(_saved.Find("없는 것"));
    }

    [Fact]
    public void A_name_of_two_groups_is_told_with_both_numbers_and_each_has_a_name_of_its_own()
    {
        var problem = _saved.ProblemOf("급등주");
        foreach (var word in (string[])["번호 0(그룹 단타)", "번호 3(그룹 스윙)", "번호로"])
            Assert.Contains(word, problem, StringComparison.Ordinal);
        Assert.Equal(4, _saved.All.Select(one => one.Name).Distinct().Count());
    }

    [Fact]
    public void A_missing_name_hears_what_there_is_and_how_a_name_with_a_joining_word_is_written()
    {
        var problem = _saved.ProblemOf("buy");
        Assert.Contains("1 신고가", problem, StringComparison.Ordinal);
        Assert.Contains("큰따옴표", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("큰따옴표", new SavedList([new("1", "신고가", "")]).ProblemOf("x"), StringComparison.Ordinal);
    }
}
