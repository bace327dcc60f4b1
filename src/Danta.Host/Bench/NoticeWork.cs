using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Host.Bench;

/// <summary>A fill notice from its frame to its values, beside the library's own decryption of the same bytes.</summary>
sealed class NoticeWork : IDisposable
{
    const string Key = "simkeyabcdefghijklmnopqrstuvwxyz";
    const string Iv = "0123456789abcdef";

    readonly FrameDecoder _decoder = new();
    readonly NoticeCipher _cipher = NoticeCipher.TryCreate(Key, Iv)!;
    readonly Aes _aes = Aes.Create();
    readonly byte[] _plain = new byte[512];
    readonly byte[] _bytes = new byte[512];
    readonly byte[] _frame;

    public NoticeWork()
    {
        _aes.Key = Encoding.ASCII.GetBytes(Key);
        var plain = Encoding.UTF8.GetBytes(
            "SIMUSER1^5001234501^0000117057^^02^0^00^0^005930^0000000003^000071900^101201^0^2^2^06010^000000010^시뮬계좌^" +
            "000000000^1^Y^^10^^삼성전자^000071900");
        _frame = [.. "1|H0STCNI0|001|"u8, .. _cipher.Encrypt(plain)];
    }

    /// <summary>The yardstick: base64 and DecryptCbc, nothing read of it.</summary>
    public long DecryptCbc()
    {
        Base64.DecodeFromUtf8(_frame.AsSpan(15), _bytes, out _, out var length);
        return _aes.DecryptCbc(_bytes.AsSpan(0, length), Encoding.ASCII.GetBytes(Iv), _plain);
    }

    public long Filled()
    {
        Frame.TryParse(_frame, out var frame);
        _decoder.ReadNotices(frame, _cipher, out var notices);
        return notices[0].Quantity.Shares;
    }

    public void Dispose() => _aes.Dispose();
}
