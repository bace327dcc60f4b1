using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

namespace Danta.Host.Logging;

/// <summary>
/// A type of ours is never taken apart for the log, but speaks for itself: keys, tokens and secrets say stars, an account says its last
/// digits, whatever the sentence asks for.
/// </summary>
sealed class OwnTypes : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        var isOurs = value.GetType().Assembly.GetName().Name is { } name && name.StartsWith("danta", StringComparison.OrdinalIgnoreCase);
        result = isOurs ? new ScalarValue(value.ToString()) : null;
        return isOurs;
    }
}
