using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>What a scanned label turned out to be. The set is closed: a switch over the records below is complete.</summary>
public abstract record Label
{
    private protected Label(string text) => Text = text;

    /// <summary>The label's text, without white space around it.</summary>
    public string Text { get; }
}

/// <summary>Pesticide label with a unit code.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Code">The 32 digits.</param>
/// <param name="Address">Trace address on the label, null when there is none. Never opened by the gateway.</param>
public sealed record PesticideLabel(string Text, PesticideUnitCode Code, string? Address) : Label(Text);

/// <summary>Seed label (种子标签二维码, notice of 2016-09-18): four lines in this order.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Variety">Line 1, 品种名称.</param>
/// <param name="Producer">Line 2, producer or importer.</param>
/// <param name="UnitCode">Line 3, at most 20 digits and Latin letters.</param>
/// <param name="Address">Line 4, trace address. Never opened by the gateway.</param>
public sealed record SeedLabel(string Text, string Variety, string Producer, string UnitCode, string Address) : Label(Text);

/// <summary>GS1 element string or Digital Link.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Elements">In the order of the label; at least one.</param>
/// <param name="Undecoded">Tail that begins with an identifier this gateway does not know; empty when all was read.</param>
public sealed record Gs1Label(string Text, IReadOnlyList<Gs1Element> Elements, string Undecoded) : Label(Text)
{
    /// <summary>GTIN, 14 digits, of AI 01 or 02.</summary>
    public string? Gtin => this["01"] ?? this["02"];

    /// <summary>Batch, AI 10.</summary>
    public string? Batch => this["10"];

    /// <summary>Serial number, AI 21.</summary>
    public string? Serial => this["21"];

    /// <summary>Value of an identifier; null when the label does not have it.</summary>
    public string? this[string ai]
    {
        get
        {
            foreach (var element in Elements)
            {
                if (element.Ai == ai)
                    return element.Value;
            }
            return null;
        }
    }
}

/// <summary>EAN-13, EAN-8, UPC-A or ITF-14 with a right check digit.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Gtin">Always 14 digits, filled with zeros on the left: compare these.</param>
public sealed record ArticleNumber(string Text, string Gtin) : Label(Text)
{
    /// <summary>The digits people know: 8 or 13, or 14 for a case of goods.</summary>
    public string Display => Gtin.StartsWith("000000", StringComparison.Ordinal) ? Gtin[6..] : Gtin[0] == '0' ? Gtin[1..] : Gtin;

    /// <summary>True for EAN-13 with 20 to 29 in front: given out by the shop itself (店内码), not unique outside it.</summary>
    public bool InStore => Gtin.StartsWith("02", StringComparison.Ordinal);
}

/// <summary>A registration number printed as a code of its own.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Number">Half-width, upper case.</param>
/// <param name="Fertiliser">True for 肥料登记证号, false for 农药登记证号.</param>
public sealed record RegistrationNumber(string Text, string Number, bool Fertiliser) : Label(Text);

/// <summary>A short code of the shop's own (店内码): look it up in the catalogue.</summary>
/// <param name="Text">3 to 24 ASCII letters, digits and <c>- . _ /</c>.</param>
public sealed record StoreCode(string Text) : Label(Text);

/// <summary>Anything else.</summary>
/// <param name="Text">The label's text.</param>
/// <param name="Problem">For machines.</param>
/// <param name="Reason">For the clerk.</param>
public sealed record UnknownLabel(string Text, LabelProblem Problem, Bilingual Reason) : Label(Text);
