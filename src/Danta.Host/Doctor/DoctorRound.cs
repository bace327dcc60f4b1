using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>Looks at everything at once. A check that fails in itself is that check's failure and no other's.</summary>
static class DoctorRound
{
    /// <summary>On paper a call a second goes out, and a token may have to wait for its minute.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    /// <summary>In the order of the checks, each as soon as it and those before it are known.</summary>
    public static async IAsyncEnumerable<Finding> RunAsync(
        IEnumerable<Check> checks, Patient patient, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        List<Task<Finding>> looking = [.. checks.Select(check => Task.Run(() => LookAsync(check, patient, stop), stop))];
        foreach (var look in looking)
            yield return await look;
    }

    static async Task<Finding> LookAsync(Check check, Patient patient, CancellationToken stop)
    {
        var outcome = await OutcomeAsync(check, patient, stop);
        return new(check.Name, patient.Say[check.Korean, check.English], outcome.State, CleanText.Of(outcome.Text), CleanText.Of(outcome.Mend));
    }

    static async Task<Outcome> OutcomeAsync(Check check, Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        try
        {
            return await check.LookAsync(patient, stop).WaitAsync(Patience, patient.Time, stop);
        }
        catch (TimeoutException)
        {
            return Outcome.Failed(
                say[$"{Patience.TotalSeconds:0}초 안에 끝나지 않았습니다", $"not done within {Patience.TotalSeconds:0} s"], say["server를 먼저 보고 다시 하십시오", "see server first, and try again"]);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // Words only where they can be no secret.
            var words = FaultText.HasPlainWords(fault) ? $"{fault.GetType().Name}: {fault.Message}" : fault.GetType().Name;
            return Outcome.Failed(
                say[$"점검하다가 오류가 났습니다({words})", $"the check itself failed ({words})"], say["다시 해도 그대로면 그 이름과 함께 알려 주십시오", "where it is so again, report it by its name"]);
        }
    }
}
