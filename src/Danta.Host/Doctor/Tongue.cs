using Danta.Host.Configuration;
using Danta.Telegram;

namespace Danta.Host.Doctor;

/// <summary>Both languages of a sentence side by side.</summary>
readonly record struct Tongue(Language Language)
{
    public string this[string korean, string english] => Language == Language.Korean ? korean : english;

    public static Tongue Of(TelegramSection telegram) => new(telegram.Language == "en" ? Language.English : Language.Korean);
}
