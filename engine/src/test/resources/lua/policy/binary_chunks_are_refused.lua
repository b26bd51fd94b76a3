print(load("\27Lua"))
-- expect: nil	attempt to load a binary chunk (only source text can be loaded)
