/* demo-tokens.c: who is signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-tokens.h"

struct _DemoTokens
{
  GHashTable *left; /* owned token → how many requests it is still good for */
  guint lifetime;
};

/**
 * demo_tokens_new:
 * @lifetime: how many requests a token is good for, 0 without end
 *
 * Returns: (transfer full): nobody signed in
 */
DemoTokens *
demo_tokens_new (guint lifetime)
{
  DemoTokens *self = g_new0 (DemoTokens, 1);

  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lifetime = lifetime;
  return self;
}

/** demo_tokens_free: frees them */
void
demo_tokens_free (DemoTokens *self)
{
  g_hash_table_unref (self->left);
  g_free (self);
}

/** demo_tokens_issue: Returns: (transfer none): a new token, without the word Bearer */
const char *
demo_tokens_issue (DemoTokens *self)
{
  char *token = g_uuid_string_random ();

  g_hash_table_insert (self->left, token, GUINT_TO_POINTER (self->lifetime));
  return token;
}

/**
 * demo_tokens_use:
 * @self: who is signed in
 * @token: a token
 *
 * Returns: whether the token is good for this request
 */
gboolean
demo_tokens_use (DemoTokens *self, const char *token)
{
  gpointer left;

  if (!g_hash_table_lookup_extended (self->left, token, NULL, &left))
    return FALSE;
  if (self->lifetime == 0)
    return TRUE;
  if (GPOINTER_TO_UINT (left) == 0)
    {
      g_hash_table_remove (self->left, token);
      return FALSE;
    }
  g_hash_table_insert (self->left, g_strdup (token), GUINT_TO_POINTER (GPOINTER_TO_UINT (left) - 1));
  return TRUE;
}

/** demo_tokens_expire: signs everybody out */
void
demo_tokens_expire (DemoTokens *self)
{
  g_hash_table_remove_all (self->left);
}
