using System.Text.Json.Serialization;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>What a list says about an ingredient.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegulationClass>))]
internal enum RegulationClass
{
    /// <summary>限制使用: sold only by designated outlets, by real name.</summary>
    [JsonStringEnumMemberName("restricted")]
    Restricted,

    /// <summary>禁止销售和使用.</summary>
    [JsonStringEnumMemberName("banned")]
    Banned,
}

/// <summary>
/// One entry of a restricted or banned list. Lists change by announcement, so an entry has dates and a source, and names an
/// ingredient, not a product: one new line covers every bottle on the shelf.
/// </summary>
/// <param name="Ingredient">Active ingredient as products spell it, like <c>克百威</c>.</param>
/// <param name="Class">Restricted or banned.</param>
/// <param name="From">First day it applies.</param>
/// <param name="Source">Announcement it stands in.</param>
/// <param name="To">Last day it applies; null while it has no end.</param>
internal sealed record Regulation(string Ingredient, RegulationClass Class, DateOnly From, string Source, DateOnly? To = null)
{
    public bool AppliesOn(DateOnly date) => date >= From && (To is not { } to || date <= to);
}
