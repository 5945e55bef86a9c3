namespace EdgeGateway.Protocols.City;

/// <summary>The three generations of component and event codes still met in running platforms.</summary>
public static class CityStandards
{
    /// <summary>Superseded, still in old deployments. Class 2 + sub-class 2 digits.</summary>
    public const string Y2007 = "CJ/T 214-2007";

    /// <summary>Replaced on 2026-07-01, still in most platforms. Class 2 + sub-class 2 digits.</summary>
    public const string Y2013 = "GB/T 30428.2-2013";

    /// <summary>In force since 2026-07-01. Class 2 + sub-class 3 digits; components and matters are separate name spaces.</summary>
    public const string Y2026 = "GB/T 47678.5-2026";
}
