using System.Text.Encodings.Web;
using System.Text.Json;

namespace Danta.Simulator.Gateway.Shapes;

/// <summary>One row of an answer: the broker's keys in the broker's order, every value a text.</summary>
sealed class Row : List<(string Key, string Value)>;

/// <summary>A named part of an answer: one object, a list of them, or a text beside them.</summary>
readonly record struct Block(string Name, IReadOnlyList<Row> Rows, bool IsList = true, string? Text = null)
{
    public Block(string name, string text)
        : this(name, [], Text: text)
    {
    }

    public static Block One(string name, Row row) => new(name, [row], IsList: false);

    public static Block List(string name, IEnumerable<Row> rows) => new(name, [.. rows]);
}

/// <summary>Answers whose shape is this simulator's alone: Danta asks for none of them.</summary>
static class Sheet
{
    public static Answer Of(params ReadOnlySpan<Block> blocks) => Write(Answer.ShownCode, Answer.ShownText, "", blocks);

    /// <summary>The ledger's: its messages are padded.</summary>
    public static Answer OfLedger(params Block[] blocks) => Array.TrueForAll(blocks, block => !block.IsList || block.Rows.Count == 0)
        ? Write("KIOK0560", Figure.Padded("조회할 내용이 없습니다"), "D", blocks)
        : Write("KIOK0510", Figure.Padded("조회가 완료되었습니다"), "D", blocks);

    /// <summary>The ledger has done something; its messages are padded.</summary>
    public static Answer Done(string text, params ReadOnlySpan<Block> blocks) => Write("APBK0013", Figure.Padded(text), "", blocks);

    /// <summary>The marks of a list's only page, whose keys carry their width in their names.</summary>
    public static Block[] Marks(Call call, int width) =>
    [
        new($"ctx_area_fk{width}", $"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^".PadRight(width)),
        new($"ctx_area_nk{width}", new string(' ', width)),
    ];

    static Answer Write(string code, string text, string more, ReadOnlySpan<Block> blocks)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var block in blocks)
                WriteBlock(writer, block);
            writer.WriteString("rt_cd", "0");
            writer.WriteString("msg_cd", code);
            writer.WriteString("msg1", text);
            writer.WriteEndObject();
        }
        return new(200, body.ToArray(), more);
    }

    static void WriteBlock(Utf8JsonWriter writer, in Block block)
    {
        writer.WritePropertyName(block.Name);
        if (block.Text is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }
        if (block.IsList)
            writer.WriteStartArray();
        foreach (var row in block.Rows)
        {
            writer.WriteStartObject();
            foreach (var (key, value) in row)
                writer.WriteString(key, value);
            writer.WriteEndObject();
        }
        if (block.IsList)
            writer.WriteEndArray();
    }
}
