using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Tests.Client;

/// <summary>The text form of a record gets into logs by one careless line: none shows a key, a token or an account.</summary>
public sealed class SecretTextTests
{
    const string Mark = "SECRET-THAT-SHOWS";

    static readonly string[] Names = ["token", "accesstoken", "appkey", "appsecret", "secretkey", "approvalkey", "cano", "hash", "what"];

    public static TheoryData<Type> Records =>
    [
        .. new[] { typeof(KisReply).Assembly, typeof(KisClient).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && !type.ContainsGenericParameters && type.Namespace is "Danta.Kis" or "Danta.Kis.Wire.Rest" && IsRecord(type))
            .Where(type => Fields(type).Any()),
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void No_record_shows_what_must_not_be_seen(Type record)
    {
        var made = RuntimeHelpers.GetUninitializedObject(record);
        foreach (var field in Fields(record))
            field.SetValue(made, Mark);
        foreach (var field in record.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            if (field.FieldType == typeof(Type))
                field.SetValue(made, typeof(string));
            else if (field.FieldType == typeof(JsonElement?))
                field.SetValue(made, JsonDocument.Parse($"\"{Mark}\"").RootElement);
        }
        Assert.DoesNotContain(Mark, made.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_carry_them_are_looked_at()
    {
        var looked = Records.Select(row => row.Data.Name).ToHashSet(StringComparer.Ordinal);
        string[] known = [nameof(TokenPBody), nameof(TokenPReply), nameof(RevokePBody), nameof(ApprovalBody), nameof(ApprovalReply), nameof(OrderCashBody), nameof(InquireBalanceQuery), "TokenEntry", "TwinKey", nameof(KisToken)];
        Assert.Subset(looked, known.ToHashSet(StringComparer.Ordinal));
    }

    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(field => field.FieldType == typeof(string) && Names.Contains(field.Name.Split('>')[0].TrimStart('<'), StringComparer.OrdinalIgnoreCase));
}
