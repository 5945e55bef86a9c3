using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>Mistakes in mapping files, as check-config tells them.</summary>
public sealed class MappingReaderTests : IDisposable
{
    private readonly MappingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("provincial", "name,number,address")]
    [InlineData("city", null)]
    public void Profile_ShippedOne_HasNoMistake(string name, string? personal)
    {
        var (mapping, errors) = MappingReader.ReadFile(SourceTree.Path("deploy", "profiles", $"{name}.json"));

        Assert.Empty(errors);
        Assert.Equal(personal, mapping!.Personal);
    }

    [Theory]
    [InlineData("""{"shapes":[]}""", "shapes")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"topc":"x"}]}""", "shapes[0].topc")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v9"]}]}""", "shapes[0].types[0]")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"fields":["saleId","lines.quantity","lines.colour"]}]}""", "shapes[0].fields[2]")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"template":"nowhere.liquid"}]}""", "shapes[0].template")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"topic":"a/{{ data.stroe }}"}]}""", "shapes[0].topic")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"fields":["saleId"],"topic":"a/{{ data.operator }}"}]}""", "shapes[0].topic")]
    [InlineData("""{"shapes":[{"types":["store.sale.recorded.v1"],"topic":"a/{{ buyer.name }}"}]}""", "shapes[0].topic")]
    [InlineData("""{"personalData":["portrait"],"shapes":[{"types":["store.sale.recorded.v1"]}]}""", "personalData[0]")]
    [InlineData("""{"codes":"1999","shapes":[{"types":["city.case.*"]}]}""", "codes")]
    [InlineData("""{"localCodes":[{"category":"ufo","code":"1"}],"shapes":[{"types":["city.case.*"]}]}""", "localCodes[0].category")]
    [InlineData("""{"maxBytes":1,"shapes":[{"types":["city.case.*"]}]}""", "maxBytes")]
    [InlineData("[]", "$")]
    [InlineData("{", "line 1")]
    public void File_OneMistake_IsNamedAtItsPlace(string json, string path) => Assert.Equal([path], _files.Write(json).Errors.Select(error => error.Path).Distinct());

    [Fact]
    public void File_TemplateWithSeveralMistakes_AllAreNamed()
    {
        _files.Write("""{"shapes":[{"types":["store.sale.recorded.v1"],"template":"t.liquid"}]}""", "{{ data.saleID }}{{ data.store.nmae | shout }}");

        Assert.Equal(3, _files.Errors.Count);
        Assert.Contains(_files.Errors, error => error.Message.En.Contains("data.saleID; did you mean data.saleId?", StringComparison.Ordinal));
    }

    [Fact]
    public void Destination_WithABrokenMapping_CheckConfigNamesFileAndPlace()
    {
        _files.Write("""{"shapes":[{"types":["store.sale.recorded.v1"],"topic":"{{ data.nix }}"}]}""");

        var error = Assert.Single(Errors($$"""{"id":"a","brokers":["mqtt://h:1"],"mapping":"{{_files.Path}}"}"""));

        Assert.Equal("destinations[0].mapping > mapping.json > shapes[0].topic", error.Path);
        Assert.Contains("there is no data.nix", error.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","brokers":["mqtts://h:1"],"mapping":"M"}""", "destinations[0].sendPersonalData")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"mapping":"M","sendPersonalData":true}""", "destinations[0].brokers[0]")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"http://h/"},"mapping":"M","sendPersonalData":true}""", "destinations[0].http.url")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"o"},"mapping":"M","sendPersonalData":true}""", "destinations[0].kind")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"sendPersonalData":true}""", "destinations[0].sendPersonalData")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"mapping":"nowhere.json"}""", "destinations[0].mapping")]
    public void Destination_PersonalData_NeedsBothSidesAndASafeWay(string destination, string path)
    {
        _files.Write("""{"personalData":["name"],"shapes":[{"types":["store.sale.recorded.v1"]}]}""");

        Assert.Equal([path], Errors(destination.Replace("\"M\"", $"\"{_files.Path}\"", StringComparison.Ordinal)).Select(error => error.Path));
    }

    [Theory]
    [InlineData("""{"id":"a","brokers":["mqtts://h:1"],"mapping":"M","sendPersonalData":true}""")]
    [InlineData("""{"id":"a","brokers":["mqtt://127.0.0.1:1"],"mapping":"M","sendPersonalData":true}""")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://h/"},"mapping":"M","sendPersonalData":true}""")]
    public void Destination_PersonalDataAskedAllowedAndEncrypted_IsRight(string destination)
    {
        _files.Write("""{"personalData":["name"],"shapes":[{"types":["store.sale.recorded.v1"],"topic":"a/{{ buyer.name }}"}]}""");

        Assert.Empty(Errors(destination.Replace("\"M\"", $"\"{_files.Path}\"", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<ConfigurationError> Errors(string destination) =>
        new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{"gatewayId":"gw-test","destinations":[{{destination}}]}""", "/etc/box").Errors;
}
