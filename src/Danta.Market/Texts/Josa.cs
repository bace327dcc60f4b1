namespace Danta.Market;

/// <summary>
/// A Korean word with the particle that its last sound wants: 삼성전자를, 카카오는, 급등주로, 이름 '신고가'가. Brackets and quotes behind the
/// word are looked past; digits sound as they are read, and Latin words as they are mostly written in Korean.
/// </summary>
public static class Josa
{
    const int FirstSyllable = 0xAC00;
    const int LastSyllable = 0xD7A3;
    const int Finals = 28;
    const int FinalL = 8;

    enum Sound
    {
        Vowel = 0,
        Consonant,

        /// <summary>ㄹ, which takes 로 as a vowel does.</summary>
        L,
    }

    /// <summary>은, 는.</summary>
    public static string Topic(string word) => word + (SoundOf(word) == Sound.Vowel ? "는" : "은");

    /// <summary>을, 를.</summary>
    public static string Object(string word) => word + (SoundOf(word) == Sound.Vowel ? "를" : "을");

    /// <summary>이, 가.</summary>
    public static string Subject(string word) => word + (SoundOf(word) == Sound.Vowel ? "가" : "이");

    /// <summary>로, 으로.</summary>
    public static string Toward(string word) => word + (SoundOf(word) == Sound.Consonant ? "으로" : "로");

    static Sound SoundOf(string word)
    {
        var end = word.Length;
        while (end > 0 && !char.IsLetterOrDigit(word[end - 1]) && word[end - 1] != '%')
            end--;
        if (end == 0)
            return Sound.Vowel;
        var last = word[end - 1];
        if (last is >= (char)FirstSyllable and <= (char)LastSyllable)
        {
            var final = (last - FirstSyllable) % Finals;
            return final == 0 ? Sound.Vowel : final == FinalL ? Sound.L : Sound.Consonant;
        }
        return last switch
        {
            // 일, 칠, 팔.
            '1' or '7' or '8' => Sound.L,
            // 영, 삼, 육.
            '0' or '3' or '6' => Sound.Consonant,
            'L' or 'l' => Sound.L,
            // A letter by itself is 알; at the end of a word it is not heard.
            'R' or 'r' => end == 1 || !char.IsAsciiLetter(word[end - 2]) ? Sound.L : Sound.Vowel,
            'M' or 'm' or 'N' or 'n' => Sound.Consonant,
            'g' when end > 1 && word[end - 2] == 'n' => Sound.Consonant,
            _ => Sound.Vowel,
        };
    }
}
