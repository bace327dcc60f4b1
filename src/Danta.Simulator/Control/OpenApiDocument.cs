namespace Danta.Simulator.Control;

/// <summary>The control API's description, OpenAPI 3.1.</summary>
static class OpenApiDocument
{
    public static ReadOnlySpan<byte> Text => """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Danta KIS simulator: control API",
            "version": "1",
            "description": "The truth behind the broker's face, and everything that a scenario can do, by hand. Money in won, times in KST."
          },
          "paths": {
            "/simulator/accounts": {
              "get": {
                "summary": "Every account's true state",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/accounts/{account}": {
              "get": {
                "summary": "One account (CANO-ACNT_PRDT_CD): cash, holdings, orders, fills, realised profit and costs",
                "parameters": [
                  {
                    "name": "account",
                    "in": "path",
                    "required": true,
                    "schema": {
                      "type": "string"
                    }
                  }
                ],
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "404": {
                    "description": "no such thing"
                  }
                }
              }
            },
            "/simulator/market": {
              "get": {
                "summary": "The market's time and every stock",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/books/{code}": {
              "get": {
                "summary": "Every price of a book",
                "parameters": [
                  {
                    "name": "code",
                    "in": "path",
                    "required": true,
                    "schema": {
                      "type": "string"
                    }
                  }
                ],
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "404": {
                    "description": "no such thing"
                  }
                }
              }
            },
            "/simulator/requests": {
              "get": {
                "summary": "The youngest 300 requests",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/faults": {
              "get": {
                "summary": "The faults in force",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              },
              "post": {
                "summary": "Puts a fault in force",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "$ref": "#/components/schemas/Fault"
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "400": {
                    "description": "what is wrong with the body"
                  }
                }
              },
              "delete": {
                "summary": "Takes all faults away",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/faults/{id}": {
              "delete": {
                "summary": "Takes one fault away",
                "parameters": [
                  {
                    "name": "id",
                    "in": "path",
                    "required": true,
                    "schema": {
                      "type": "string"
                    }
                  }
                ],
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "404": {
                    "description": "no such thing"
                  }
                }
              }
            },
            "/simulator/events": {
              "post": {
                "summary": "Makes something happen now",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "$ref": "#/components/schemas/Event"
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "400": {
                    "description": "what is wrong with the body"
                  },
                  "404": {
                    "description": "no such stock"
                  }
                }
              }
            },
            "/simulator/market/pause": {
              "post": {
                "summary": "Stops the market's clock",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/market/resume": {
              "post": {
                "summary": "Lets it follow the clock again",
                "responses": {
                  "200": {
                    "description": "JSON"
                  }
                }
              }
            },
            "/simulator/market/run": {
              "post": {
                "summary": "Runs the market on at full speed",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "$ref": "#/components/schemas/Run"
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "JSON"
                  },
                  "400": {
                    "description": "what is wrong with the body"
                  }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Fault": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "fault": {
                    "enum": [
                      "reply-lost",
                      "reply-late",
                      "html",
                      "refused",
                      "reply-cut",
                      "notice-lost",
                      "notice-doubled",
                      "notice-late",
                      "notice-swapped",
                      "frame-cut",
                      "frame-width",
                      "frame-batched",
                      "socket-refused",
                      "register-refused"
                    ]
                  },
                  "call": {
                    "type": "string",
                    "description": "last part of the path, or a TR id"
                  },
                  "notice": {
                    "enum": [
                      "accepted",
                      "rejected",
                      "confirmed",
                      "remainder-cancelled",
                      "filled"
                    ]
                  },
                  "channel": {
                    "type": "string"
                  },
                  "stock": {
                    "type": "string"
                  },
                  "appKey": {
                    "type": "string"
                  },
                  "times": {
                    "type": "integer"
                  },
                  "skip": {
                    "type": "integer"
                  },
                  "from": {
                    "type": "string",
                    "description": "HH:mm:ss of the market"
                  },
                  "until": {
                    "type": "string"
                  },
                  "booked": {
                    "type": "boolean",
                    "description": "the call is carried out before its reply goes wrong; true by default"
                  },
                  "milliseconds": {
                    "type": "integer"
                  },
                  "status": {
                    "type": "integer"
                  },
                  "code": {
                    "type": "string"
                  },
                  "text": {
                    "type": "string"
                  },
                  "count": {
                    "type": "integer",
                    "description": "fields more or fewer, or the trades of a batch"
                  }
                }
              },
              "Event": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "event": {
                    "enum": [
                      "surge",
                      "halt",
                      "resume",
                      "clock-skew",
                      "token-kill",
                      "token-expire",
                      "socket-close",
                      "socket-silent",
                      "board-surge",
                      "circuit-breaker"
                    ]
                  },
                  "stock": {
                    "type": "string"
                  },
                  "board": {
                    "enum": [
                      "kospi",
                      "kosdaq"
                    ],
                    "description": "of what happens to a whole board; both where it is left out"
                  },
                  "appKey": {
                    "type": "string"
                  },
                  "seconds": {
                    "type": "number"
                  },
                  "percentPerSecond": {
                    "type": "number"
                  },
                  "at": {
                    "type": "string",
                    "description": "in scenario files only"
                  }
                }
              },
              "Run": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "seconds": {
                    "type": "number"
                  }
                }
              }
            }
          }
        }
        """u8;
}
