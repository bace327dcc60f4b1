using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// AES-256-CBC of the notices, key and start vector being the raw bytes of the texts in the acknowledgement. Decryption keeps
/// one block transform and chains by hand, which is several times quicker than setting up a cipher for each notice. One
/// thread at a time.
/// </summary>
public sealed class NoticeCipher : IDisposable
{
    const int Block = 16;

    readonly Aes _aes;
    readonly ICryptoTransform _blocks;
    readonly byte[] _iv;
    byte[] _cipher = new byte[512];
    byte[] _plain = new byte[512];

    [SuppressMessage("Security", "CA5358", Justification = "Single blocks of CBC; the chaining is done here.")]
    NoticeCipher(byte[] key, byte[] iv)
    {
        _iv = iv;
        _aes = Aes.Create();
        _aes.Key = key;
        _aes.Mode = CipherMode.ECB;
        _aes.Padding = PaddingMode.None;
        _blocks = _aes.CreateDecryptor();
    }

    /// <summary>Null where the two are no keys.</summary>
    public static NoticeCipher? TryCreate(string? key, string? iv)
    {
        if (!AreKeys(key, iv))
            return null;
        return new(Encoding.ASCII.GetBytes(key!), Encoding.ASCII.GetBytes(iv!));
    }

    /// <summary>Whether the two are 32 and 16 ASCII characters.</summary>
    public static bool AreKeys(string? key, string? iv) =>
        key is { Length: 32 } && iv is { Length: Block } && Ascii.IsValid(key) && Ascii.IsValid(iv);

    /// <summary>Base64 text to plain text. The result is valid until the next call.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> base64, out ReadOnlySpan<byte> plain)
    {
        plain = default;
        var most = Base64.GetMaxDecodedFromUtf8Length(base64.Length);
        if (_cipher.Length < most)
        {
            _cipher = new byte[most];
            _plain = new byte[most];
        }
        var status = Base64.DecodeFromUtf8(base64, _cipher, out _, out var length);
        if (status != System.Buffers.OperationStatus.Done || length == 0 || length % Block != 0)
            return false;
        _blocks.TransformBlock(_cipher, 0, length, _plain, 0);
        Chain(_plain.AsSpan(0, Block), _iv);
        Chain(_plain.AsSpan(Block, length - Block), _cipher.AsSpan(0, length - Block));
        var padding = _plain[length - 1];
        if (padding is 0 or > Block || _plain.AsSpan(length - padding, padding).ContainsAnyExcept(padding))
            return false;
        plain = _plain.AsSpan(0, length - padding);
        return true;
    }

    /// <summary>Plain text to base64, as a server does. Not for the hot path.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var cipher = _aes.EncryptCbc(plain, _iv, PaddingMode.PKCS7);
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(cipher.Length)];
        Base64.EncodeToUtf8(cipher, text, out _, out _);
        return text;
    }

    public void Dispose()
    {
        _blocks.Dispose();
        _aes.Dispose();
    }

    static void Chain(Span<byte> plain, ReadOnlySpan<byte> before)
    {
        for (var at = 0; at < plain.Length; at++)
            plain[at] ^= before[at];
    }
}
