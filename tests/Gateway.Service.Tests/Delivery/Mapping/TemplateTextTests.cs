using EdgeGateway.Service.Delivery.Mapping;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>What templates can do, and above all what they cannot.</summary>
public sealed class TemplateTextTests
{
    private const int Limit = 10_000;

    private static readonly Dictionary<string, object?> Model = new()
    {
        ["data"] = new Dictionary<string, object?>
        {
            ["name"] = "测试\"稻\"",
            ["count"] = 7m,
            ["time"] = "2026-11-24T02:30:00+08:00",
            ["lines"] = Enumerable.Range(1, 40).Select(i => (object?)new Dictionary<string, object?> { ["n"] = (decimal)i }).ToList(),
            ["nothing"] = null,
        },
    };

    [Theory]
    [InlineData("{{ data.name | json }}", "\"测试\\\"稻\\\"\"")]
    [InlineData("{{ data.count | divided_by: 2.0 }}", "3.5")]
    [InlineData("{{ data.time | date: '%Y%m%d %H:%M' }}", "20261124 02:30")]
    [InlineData("{% for l in data.lines limit: 3 %}{{ l.n }}{% unless forloop.last %},{% endunless %}{% endfor %}", "1,2,3")]
    [InlineData("{% if data.nothing %}a{% else %}b{% endif %}", "b")]
    [InlineData("{{ data.nothing | default: '-' }}", "-")]
    [InlineData("{{ data.lines.size }} {{ data.lines.first.n }}", "40 1")]
    [InlineData("{% assign x = data.name | size %}{{ x | plus: 1 }}", "6")]
    [InlineData("<{{ data.name }}>", "<测试\"稻\">")]
    public void Render_WhatProfilesNeed_Works(string template, string expected) => Assert.Equal((expected, null), Render(template));

    [Theory]
    [InlineData("{{ data.name.Length }}")]
    [InlineData("{{ data.name.GetType }}")]
    [InlineData("{{ data.lines.Count }}")]
    [InlineData("{{ data['System'] }}")]
    public void Render_MembersOfThisProgram_AreNotThere(string template) => Assert.Equal(("", null), Render(template));

    [Theory]
    [InlineData("{% include '/etc/passwd' %}", "Unknown tag 'include'")]
    [InlineData("{% render 'other.liquid' %}", "Unknown tag 'render'")]
    [InlineData("{% liquid echo 1 %}", "tag 'liquid'")]
    [InlineData("{% tablerow x in data.lines %}{% endtablerow %}", "Unknown tag 'tablerow'")]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}", "a loop over numbers")]
    [InlineData("{% assign many = (1..1000000000) %}", "a loop over numbers")]
    [InlineData("{{ data.name | md5 }}", "no filter md5")]
    [InlineData("{% if data.name %}", "endif")]
    [InlineData("{{ data.name", "")]
    public void Compile_WhatIsNotAllowed_IsRefusedBeforeItRuns(string template, string problem)
    {
        var (compiled, problems) = TemplateText.Compile(template, FieldNode.Anything);

        Assert.Null(compiled);
        Assert.Contains(problem, Assert.Single(problems), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{{ data.nmae }}", "there is no data.nmae; did you mean data.name?")]
    [InlineData("{{ dta.name }}", "there is no dta")]
    [InlineData("{% for l in data.lines %}{{ l.m }}{% endfor %}", "there is no l.m")]
    [InlineData("{% for l in data.lnes %}{% endfor %}", "there is no data.lnes; did you mean data.lines?")]
    [InlineData("{% if data.x %}{{ data.y }}{% endif %}", "there is no data.x")]
    [InlineData("{% assign l = data.lines.first %}{{ l.q }}", "there is no l.q")]
    [InlineData("{% if data.name == data.z %}{% endif %}", "there is no data.z")]
    [InlineData("{{ data.name | append: data.w }}", "there is no data.w")]
    public void Compile_NameThatDoesNotExist_IsNamed(string template, string problem)
    {
        var fields = new FieldNode();
        fields.Below("data").Add(FieldNode.With("name", "count"));
        fields.Below("data").Below("lines").Add(FieldNode.With("n"));

        Assert.Contains(TemplateText.Compile(template, fields).Problems, found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_LoopsInLoops_EndAtTheStepLimit()
    {
        const string Inner = "{% for b in data.lines %}{% for c in data.lines %}{% for d in data.lines %}{% for e in data.lines %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}";

        var (text, problem) = Render($"{{% for a in data.lines %}}{Inner}{{% endfor %}}");

        Assert.Null(text);
        Assert.Equal($"it takes more than {Sandbox.MaxSteps} steps", problem);
    }

    [Theory]
    [InlineData("{% assign s = 'xxxxxxxxxx' %}{% for l in data.lines %}{% assign s = s | append: s %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'x' %}{% for l in data.lines %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'xxxxxxxxxx' %}{% for l in data.lines %}{% assign s = s | replace: 'x', s %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'xxxxxxxxxx' %}{% for l in data.lines %}{% assign s = s | split: '' | join: s %}{% endfor %}{{ s }}")]
    [InlineData("{% for l in data.lines %}{% for m in data.lines %}0123456789{% endfor %}{% endfor %}")]
    public void Render_TextThatGrows_EndsAtTheSizeLimit(string template)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (text, problem) = Render(template);

        Assert.Null(text);
        Assert.Matches("grows over|too much text", problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void Render_Failure_QuotesTheEventOnlyWhenItIsNotSecret()
    {
        const string Template = "{{ data.name | divided_by: 0 }}";

        Assert.Null(Render(Template).Text);
        var (_, secret) = Compile(Template).Render(Model, Limit, secret: true);
        Assert.DoesNotContain(":", secret, StringComparison.Ordinal);
    }

    private static (string? Text, string? Problem) Render(string template) => Compile(template).Render(Model, Limit, secret: false);

    private static TemplateText Compile(string template)
    {
        var (compiled, problems) = TemplateText.Compile(template, FieldNode.Anything);
        Assert.Empty(problems);
        return compiled!;
    }
}
