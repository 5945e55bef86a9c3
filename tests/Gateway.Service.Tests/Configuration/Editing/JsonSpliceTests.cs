using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration.Editing;

namespace EdgeGateway.Service.Tests.Configuration.Editing;

public sealed class JsonSpliceTests
{
    private const string Text = """
        // A comment of the operator.
        {
          "gatewayId": "city-0001", // "cameras": []
          "cameras": [
            { "id": "a", "rules": [{ "id": "one", "zone": [[0, 0]] }], "masks": [] },
            /* second */ { "id": "b", "name": "\"rules\"", },
            {}
          ],
        }
        """;

    [Fact]
    public void Set_MemberThatIsThere_LeavesEveryOtherByteAlone()
    {
        var after = JsonSplice.Set(Text, "cameras", 0, "rules", "[1]");

        Assert.Equal(Text.Replace("""[{ "id": "one", "zone": [[0, 0]] }]""", "[1]", StringComparison.Ordinal), after);
    }

    [Theory]
    [InlineData(1, """{ "rules": [1], "id": "b",""")]
    [InlineData(2, """{ "rules": [1]}""")]
    public void Set_MemberThatIsMissing_IsAdded(int index, string expected) =>
        Assert.Contains(expected, JsonSplice.Set(Text, "cameras", index, "rules", "[1]"));

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{ "cameras": {} }""", 0)]
    [InlineData("""{ "cameras": [1] }""", 0)]
    [InlineData("""{ "cameras": [{}] }""", 1)]
    public void Set_NoSuchItem_IsNull(string text, int index) => Assert.Null(JsonSplice.Set(text, "cameras", index, "rules", "[]"));

    [Fact]
    public void Set_ByteOrderMarkAndChinese_KeepsThem() =>
        Assert.Equal("\uFEFF{\"cameras\":[{\"name\":\"东门\",\"masks\":[2]}]}", JsonSplice.Set("\uFEFF{\"cameras\":[{\"name\":\"东门\",\"masks\":[]}]}", "cameras", 0, "masks", "[2]"));

    [Fact]
    public void List_OfRules_ReadsAsPeopleWriteThem()
    {
        var rules = JsonNode.Parse("""[{"id":"a","zone":[[0.1,0.2],[1,0]],"schedule":[{"from":"07:00","to":"20:00"}],"name":"门"},[[0,1]]]""")!.AsArray();

        Assert.Equal(
            """
            [
              {
                "id": "a",
                "zone": [[0.1, 0.2], [1, 0]],
                "schedule": [{ "from": "07:00", "to": "20:00" }],
                "name": "门"
              },
              [[0, 1]]
            ]
            """.ReplaceLineEndings("\n"), JsonLayout.List(rules, 0));
    }
}
