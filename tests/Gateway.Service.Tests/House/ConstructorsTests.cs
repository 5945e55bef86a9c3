using System.Reflection;
using EdgeGateway.Devices;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Tests.House;

public sealed class ConstructorsTests
{
    private static readonly Assembly[] Ours = [typeof(Trouble).Assembly, typeof(Device).Assembly, typeof(CameraOptions).Assembly, typeof(GatewayOptions).Assembly];

    /// <summary>Records are data and may have as many parts as the data has.</summary>
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.IsValueType;

    [Fact]
    public void Constructor_OfAnyClass_HasAtMostSixParameters()
    {
        var wide = Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsRecord(type) && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(one => one.GetParameters().Length > 6))
            .Select(type => type.FullName);

        Assert.Empty(wide);
    }

    [Fact]
    public void Assembly_Everyone_WasLooked() => Assert.Equal(4, Ours.Distinct().Count());
}
