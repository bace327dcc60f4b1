using System.CommandLine;
using Danta.Host.Edges;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta conditions</c>: the saved searches, or what one of them finds now.</summary>
static class ConditionsCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var name = new Argument<string?>("NAME-or-SEQ") { Description = "돌려 볼 조건식의 이름이나 번호. 없으면 목록", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("conditions", "증권사 서버에 저장된 조건식을 보거나 하나를 돌려 봅니다") { name, config, json };
        command.SetAction((parsed, _) => BrokerSession.AskAsync(
            parsed.Load(config), (broker, stop) => RunAsync(broker, parsed.GetValue(name), parsed.GetValue(json), stop)));
        return command;
    }

    static async Task RunAsync(Broker broker, string? name, bool json, CancellationToken stop)
    {
        var (saved, problem) = await broker.ConditionsAsync(stop);
        if (problem is not null)
            throw new CommandFailed(ExitCodes.Failed, problem);
        if (name is null)
        {
            List(saved, json);
            return;
        }
        var list = new SavedList(saved);
        var wanted = name.Trim().Trim('"');
        var condition = list.Find(wanted) ?? throw new CommandFailed(ExitCodes.Failed, list.ProblemOf(wanted));
        Hits(BrokerSession.Expect<ConditionAnswered>((await broker.ConditionAsync(condition, stop)).Answer), json);
    }

    static void List(IReadOnlyList<SavedCondition> saved, bool json)
    {
        if (json)
        {
            Sheet.PrintJson(saved.Select(condition => new { condition.Seq, condition.Group, condition.Name }));
            return;
        }
        Sheet.Print(
            "저장된 조건식", saved,
            new Column<SavedCondition>("번호", condition => condition.Seq, Number: true),
            new Column<SavedCondition>("그룹", condition => condition.Group),
            new Column<SavedCondition>("이름", condition => condition.Name));
    }

    static void Hits(ConditionAnswered answer, bool json)
    {
        if (json)
        {
            Sheet.PrintJson(answer.Hits.Select(hit => new { code = hit.Code.ToString(), hit.Name, price = hit.Price.Won }));
            return;
        }
        Sheet.Print(
            $"{answer.Name}: {answer.Hits.Count}종목{(answer.Truncated ? " (100종목에서 잘림)" : "")}", answer.Hits,
            new Column<ConditionHit>("코드", hit => $"{hit.Code}"),
            new Column<ConditionHit>("종목", hit => hit.Name),
            new Column<ConditionHit>("현재가", hit => hit.Price.IsQuoted ? $"{hit.Price}원" : "–", Number: true));
    }
}
