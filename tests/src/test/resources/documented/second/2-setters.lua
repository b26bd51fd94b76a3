local request_client = http.request("https://example.com")
-- - Method. You can pick between one of these:
--   - CONNECT
--   - OPTIONS
--   - DELETE
--   - TRACE
--   - PATCH
--   - HEAD
--   - POST
--   - PUT
--   - GET
-- Or any custom method, as long as its valid.
  :set_method("POST")
  :set_header("key", "value")
  :set_headers({ key = "value" })
  :set_form("key", "value")
  :set_body("THE CONTENT OF THE BODY")
  :set_file("/path/to/file")
  :execute()
