using Danta.Telegram.BotApi;

namespace Danta.Telegram.Access;

enum Role
{
    /// <summary>Nobody: gets no answer at all.</summary>
    None = 0,

    /// <summary>May ask.</summary>
    Viewer,

    /// <summary>May ask and act.</summary>
    Operator,

    /// <summary>As an operator, and is told of refused attempts in the private chat.</summary>
    Owner,
}

/// <summary>
/// Who may do what, by numeric id; names can be taken by anyone. A group counts only where it is one of the told chats, and
/// in it each person by his own id: a group is never an owner.
/// </summary>
sealed class Roles(TelegramOptions options)
{
    readonly HashSet<long> _chats = [.. options.ChatIds];
    readonly HashSet<long> _operators = [.. options.UserIds];
    readonly HashSet<long> _viewers = [.. options.ViewerIds];

    /// <summary>Where refused attempts are told: the owners' private chats, or every told chat where there is none.</summary>
    public IReadOnlyList<long> OwnerChats { get; } =
        options.ChatIds.Any(id => id > 0) ? [.. options.ChatIds.Where(id => id > 0)] : options.ChatIds;

    public Role Of(ChatInfo chat, long user)
    {
        var known = chat.IsPrivate ? chat.Id == user : _chats.Contains(chat.Id);
        if (!known || user <= 0)
            return Role.None;
        if (_chats.Contains(user))
            return Role.Owner;
        if (_operators.Contains(user))
            return Role.Operator;
        return _viewers.Contains(user) ? Role.Viewer : Role.None;
    }
}
