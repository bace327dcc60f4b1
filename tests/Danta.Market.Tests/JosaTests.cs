namespace Danta.Market.Tests;

public sealed class JosaTests
{
    [Theory]
    [InlineData("삼성전자", "삼성전자는", "삼성전자를", "삼성전자가", "삼성전자로")]
    [InlineData("카카오뱅크", "카카오뱅크는", "카카오뱅크를", "카카오뱅크가", "카카오뱅크로")]
    [InlineData("익절", "익절은", "익절을", "익절이", "익절로")]
    [InlineData("손절(지정가)", "손절(지정가)는", "손절(지정가)를", "손절(지정가)가", "손절(지정가)로")]
    [InlineData("LG화학", "LG화학은", "LG화학을", "LG화학이", "LG화학으로")]
    [InlineData("'신고가'", "'신고가'는", "'신고가'를", "'신고가'가", "'신고가'로")]
    [InlineData("주문 (4주)", "주문 (4주)는", "주문 (4주)를", "주문 (4주)가", "주문 (4주)로")]
    [InlineData("4710", "4710은", "4710을", "4710이", "4710으로")]
    [InlineData("4711", "4711은", "4711을", "4711이", "4711로")]
    [InlineData("4712", "4712는", "4712를", "4712가", "4712로")]
    [InlineData("NAVER", "NAVER는", "NAVER를", "NAVER가", "NAVER로")]
    [InlineData("screen", "screen은", "screen을", "screen이", "screen으로")]
    [InlineData("1.5 %", "1.5 %는", "1.5 %를", "1.5 %가", "1.5 %로")]
    [InlineData("", "는", "를", "가", "로")]
    public void The_last_sound_decides(string word, string topic, string @object, string subject, string toward) =>
        Assert.Equal((topic, @object, subject, toward), (Josa.Topic(word), Josa.Object(word), Josa.Subject(word), Josa.Toward(word)));
}
