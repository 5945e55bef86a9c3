using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Tests.Verbs;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_RunsTheDemo()
    {
        var line = CommandLine.Parse([]);

        Assert.Equal(("run", null), (line.Verb, line.ConfigFile));
    }

    [Theory]
    [InlineData("run", "--config", "a.json")]
    [InlineData("--config", "a.json")]
    [InlineData("--config=a.json")]
    public void Parse_ConfigSwitch_IsTakenInEveryForm(params string[] args)
    {
        var line = CommandLine.Parse(args);

        Assert.Equal(("run", "a.json"), (line.Verb, line.ConfigFile));
    }

    [Fact]
    public void Parse_WordsAndSwitches_AreKeptApart()
    {
        var line = CommandLine.Parse(["model", "pull", "--force", "--to", "x", "yolo"]);

        Assert.Equal("model", line.Verb);
        Assert.Equal(["pull", "yolo"], line.Words);
        Assert.Null(line.Switches["force"]);
        Assert.Equal("x", line.Switches["to"]);
    }

    [Fact]
    public void ConfigFile_OnAnInstalledBox_IsTheBoxsUnlessAnotherIsNamed()
    {
        Assert.Equal("box.json", (CommandLine.Parse(["doctor", "--json"]) with { Installed = "box.json" }).ConfigFile);
        Assert.Equal("a.json", (CommandLine.Parse(["doctor", "--config", "a.json"]) with { Installed = "box.json" }).ConfigFile);
        Assert.Null(CommandLine.Parse(["doctor"]).ConfigFile);
    }

    [Fact]
    public void Stranger_MistypedSwitch_IsNamed()
    {
        var run = VerbTable.All.Single(verb => verb.Name == "run");

        Assert.Equal("conifg", run.Stranger(CommandLine.Parse(["run", "--conifg", "a.json"])));
        Assert.Null(run.Stranger(CommandLine.Parse(["run", "--config", "a.json"])));
    }
}
