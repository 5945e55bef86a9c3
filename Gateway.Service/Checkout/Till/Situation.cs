using System.Collections.Immutable;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>Everything the till knows between two keys. Immutable: <see cref="TillDesk"/> turns one into the next.</summary>
internal sealed record Situation
{
    public static readonly Situation Fresh = new();

    public SaleDraft Draft { get; init; } = SaleDraft.Empty;

    /// <summary>A cleared basket that can still be brought back.</summary>
    public SaleDraft? Undo { get; init; }

    /// <summary>Open questions to the clerk, the oldest first.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    public Notice? Notice { get; init; }

    /// <summary>The next label is not goods but the code to bind to the buyer.</summary>
    public bool Binding { get; init; }

    /// <summary>Why the last sale could not be written.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>Sales that are being written.</summary>
    public int Writing { get; init; }

    /// <summary>What was refused for this basket already, so that a key held down makes one record.</summary>
    public ImmutableHashSet<Refusal> Refused { get; init; } = [];

    /// <summary>The basket after one action; an action that changes it ends the chance to undo.</summary>
    public Situation With(SaleDraft draft, Notice? notice = null) =>
        this with { Draft = draft, Notice = notice, Undo = ReferenceEquals(draft, Draft) ? Undo : null };

    public Situation Say(NoticeKind kind, Bilingual text, Bilingual? hint = null) => With(Draft, new Notice(kind, text, hint));

    /// <summary>An open question is dropped first; without one the basket is emptied.</summary>
    public Situation Clear()
    {
        if (Binding)
            return this with { Binding = false, Notice = null };
        if (!Choices.IsEmpty)
            return this with { Choices = Choices.RemoveAt(0) };
        if (Draft.IsEmpty)
            return this with { Notice = null, Trouble = null };
        return new Situation
        {
            Undo = Draft,
            Writing = Writing,
            Notice = new Notice(NoticeKind.Info, new("已清空", "Cleared"), new("按 F8 恢复", "F8 brings it back")),
        };
    }

    public Situation Restore() => Undo is { } old ? With(old.Under(Draft)) : this;

    /// <summary>The sale is on its way to the ledger; the next buyer can begin.</summary>
    public Situation Taken() => new() { Writing = Writing + 1 };

    public Situation Written() => this with { Writing = Writing - 1 };

    /// <summary>The ledger did not take it: everything is back, under what came in meanwhile.</summary>
    public Situation GiveBack(SaleDraft draft, Trouble trouble) => this with { Draft = draft.Under(Draft), Writing = Writing - 1, Trouble = trouble };

    /// <summary>A buyer who walked away must not stay for the next one, and a cleared name must not stay in memory.</summary>
    public Situation Forget()
    {
        var kept = this with { Undo = null, Binding = false };
        if (Draft.Buyer is null)
            return kept;
        return kept.With(Draft with { Buyer = null, Contact = null }, new Notice(NoticeKind.Info,
            new("太久没有操作，购买人已移去", "Nothing happened for a while: the buyer was taken off"),
            new("请重新刷身份证", "Place the card again")));
    }
}
