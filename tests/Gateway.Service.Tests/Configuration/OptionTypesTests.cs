using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration;

/// <summary>Whoever adds an option gets told here when the reader does not know its type or its annotation.</summary>
public sealed class OptionTypesTests
{
    [Fact]
    public void EveryOption_HasATypeTheReaderKnows() => Assert.All(All(typeof(GatewayOptions)), property => Scalars.Expected(Leaf(property.Type)));

    [Fact]
    public void EveryOption_HasOnlyChecksTheReaderKnows() =>
        Assert.All(All(typeof(GatewayOptions)), property =>
            Assert.InRange(AttributeChecks.Run(property, property.Property.GetValue(Activator.CreateInstance(property.Property.DeclaringType!)), "here").Count(), 0, 1));

    private static IEnumerable<OptionProperty> All(Type type) =>
        OptionProperty.Of(type).SelectMany(property =>
            OptionProperty.IsOptions(Leaf(property.Type)) ? All(Leaf(property.Type)).Prepend(property) : [property]);

    private static Type Leaf(Type type) => OptionProperty.ElementOf(type) is { } element ? Leaf(element) : type;
}
