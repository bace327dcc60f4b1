using Danta.Host.Running;
using Danta.Market;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Danta.Host.Logging;

/// <summary>
/// Rewrites each entry before anything is written of it: KST, every text by <see cref="Redaction"/>, and of an exception what
/// <see cref="FaultText"/> lets be seen.
/// </summary>
sealed class SafeSink(Logger inner, Redaction redaction) : ILogEventSink, IDisposable
{
    static readonly MessageTemplateParser Parser = new();

    public void Emit(LogEvent logEvent)
    {
        var template = logEvent.MessageTemplate;
        if (redaction.Of(template.Text) is var text && text != template.Text)
            template = Parser.Parse(text);
        var properties = logEvent.Properties.Where(property => property.Key != "EventId").Select(property => new LogEventProperty(property.Key, Of(property.Value))).ToList();
        if (logEvent.Properties.TryGetValue("EventId", out var value) && value is StructureValue { Properties: [{ Name: "Id" } id, ..] })
            properties.Add(new("Id", id.Value));
        if (logEvent.Exception is { } fault)
        {
            template = Parser.Parse($"{template.Text} {{Fault}}");
            properties.Add(new("Fault", new ScalarValue(redaction.Of(FaultText.Of(fault)))));
        }
        inner.Write(new LogEvent(Kst.Of(logEvent.Timestamp), logEvent.Level, null, Unquoted(template, properties), properties));
    }

    /// <summary>A text within a sentence stands there as it is.</summary>
    static MessageTemplate Unquoted(MessageTemplate template, List<LogEventProperty> properties) => new(template.Tokens.Select(token =>
        token is PropertyToken { Format: null } named && properties.Exists(property => property.Name == named.PropertyName && property.Value is ScalarValue { Value: string })
            ? new PropertyToken(named.PropertyName, $"{{{named.PropertyName}:l}}", "l", named.Alignment)
            : token));

    LogEventPropertyValue Of(LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: null or bool or int or long or double or decimal or DateTimeOffset or TimeSpan or Enum } => value,
        ScalarValue scalar => new ScalarValue(redaction.Of(scalar.Value.ToString() ?? "")),
        SequenceValue list => new SequenceValue(list.Elements.Select(Of)),
        StructureValue structure => new StructureValue(structure.Properties.Select(property => new LogEventProperty(property.Name, Of(property.Value))), structure.TypeTag),
        _ => new ScalarValue(redaction.Of(value.ToString())),
    };

    public void Dispose() => inner.Dispose();
}
