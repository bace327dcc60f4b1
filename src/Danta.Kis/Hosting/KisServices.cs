using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Danta.Kis;

/// <summary>The client in a host's services.</summary>
public static class KisServices
{
    /// <summary>
    /// Adds a <see cref="KisClient"/> for one account, with what the section says. Wrong settings end the start, each named. An
    /// <see cref="ITokenStore"/>, a <see cref="TimeProvider"/> and logging among the services are used.
    /// </summary>
    /// <param name="section">For example <c>configuration.GetSection("kis")</c>; see <see cref="KisSettings"/>.</param>
    public static IServiceCollection AddKis(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<KisSettings>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KisSettings>, KisSettingsValidator>());
        services.TryAddSingleton(static provider => new KisClient(
            provider.GetRequiredService<IOptions<KisSettings>>().Value.ToOptions() with { TokenStore = provider.GetService<ITokenStore>() },
            provider.GetService<TimeProvider>(), provider.GetService<ILogger<KisClient>>()));
        return services;
    }
}
