namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>定额: how much of something one mu of a crop may be given in a season.</summary>
/// <param name="Crop">As areas name it, like <c>水稻</c>.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="KgPerMu">The limit in kilograms per mu.</param>
/// <param name="From">First day it applies.</param>
/// <param name="Source">Standard or announcement it stands in.</param>
/// <param name="To">Last day it applies; null while it has no end.</param>
internal sealed record CropLimit(string Crop, Measure Measure, decimal KgPerMu, DateOnly From, string Source, DateOnly? To = null)
{
    public bool AppliesOn(DateOnly date) => date >= From && (To is not { } to || date <= to);
}
