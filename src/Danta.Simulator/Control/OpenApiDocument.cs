namespace Danta.Simulator.Control;

/// <summary>The control API's description, OpenAPI 3.1.</summary>
static class OpenApiDocument
{
    public static ReadOnlySpan<byte> Text => """
        {
          "openapi": "3.1.0",
          "info": { "title": "Danta KIS simulator", "version": "1" },
          "paths": {
            "/simulator/accounts/{account}": {
              "get": {
                "summary": "The true state of an account: cash, holdings, orders, fills, realised profit and costs",
                "parameters": [
                  { "name": "account", "in": "path", "required": true, "description": "CANO-ACNT_PRDT_CD", "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "the account" }, "404": { "description": "no such account" } }
              }
            }
          }
        }
        """u8;
}
