local request_client = http.request({
  url = "https://example.com",
  method = "POST",
  headers = {},
  body = {
    keys = "body accepts string, table (json), or even byte array"
  }
})
