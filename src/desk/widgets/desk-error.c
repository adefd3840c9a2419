/* desk-error.c: what went wrong, in words for the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * desk_error_describe:
 * @error: (nullable): what went wrong
 *
 * Says in a short sentence what happened and what to do about it. Where the device refused, the
 * sentence is the device's own: it knows why.
 *
 * This is for the middle of work, where the address has been right before: see
 * [func@error_describe_change] and [func@error_describe_sign_in].
 *
 * Returns: (transfer full) (nullable): a translated sentence, %NULL for a cancellation
 */
char *
desk_error_describe (const GError *error)
{
  if (error == NULL || pbx_error_is_cancelled (error))
    return NULL;

  if (error->domain != PBX_ERROR)
    return g_strdup (error->message);

  switch ((PbxError) error->code)
    {
    case PBX_ERROR_UNREACHABLE:
    case PBX_ERROR_NO_SUCH_HOST:
    case PBX_ERROR_NOBODY_LISTENS:
      return g_strdup (_ ("The PBX cannot be reached. It may be starting, or the network may be away."));
    case PBX_ERROR_TIMED_OUT:
      return g_strdup (_ ("The device took too long to answer. It may be busy or starting: try again."));
    case PBX_ERROR_UNTRUSTED:
      return g_strdup (_ ("The identity of the device is not confirmed yet. Nothing was sent."));
    case PBX_ERROR_CERTIFICATE_CHANGED:
      return g_strdup (_ ("The device shows another certificate than before. Nothing was sent."));
    case PBX_ERROR_INSECURE:
      return g_strdup (_ ("No encrypted connection could be made, and nothing was sent. Check that the port "
                          "is that of the device’s secure web page."));
    case PBX_ERROR_SIGN_IN_NEEDED:
      return g_strdup (_ ("The sign-in has ended. Sign in again to go on."));
    case PBX_ERROR_SIGN_IN_REFUSED:
      return g_strdup (_ ("The user name or the password is wrong. Too many tries may lock the account."));
    case PBX_ERROR_REFUSED:
      if (error->message != NULL && *error->message != '\0')
        return g_strdup (error->message);
      return g_strdup (_ ("The device refused this without saying why. Check what you entered."));
    case PBX_ERROR_DEVICE_FAILED:
      return g_strdup (
        _ ("Something went wrong in the device. Try again, and restart the device if it lasts."));
    case PBX_ERROR_NOT_UNDERSTOOD:
      return g_strdup (_ ("The device gave an answer that Front Desk does not understand."));
    case PBX_ERROR_OUTCOME_UNKNOWN:
      return g_strdup (
        _ ("The connection ended before the device answered. Check whether the change was made "
           "before you try again."));
    }

  /* No default above, so that the compiler names an error that has no words yet. */
  return g_strdup (error->message);
}

/**
 * desk_error_describe_change:
 * @error: (nullable): why a change failed
 *
 * As [func@error_describe], and says so where nothing was changed: a change that may have been made
 * ends in %PBX_ERROR_OUTCOME_UNKNOWN.
 *
 * Returns: (transfer full) (nullable): a translated sentence, %NULL for a cancellation
 */
char *
desk_error_describe_change (const GError *error)
{
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_UNREACHABLE) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_NO_SUCH_HOST) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_NOBODY_LISTENS) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_TIMED_OUT))
    return g_strdup (_ ("The PBX cannot be reached. Nothing was saved; try again."));

  return desk_error_describe (error);
}

/**
 * desk_error_describe_sign_in:
 * @error: (nullable): why a sign-in failed
 *
 * As [func@error_describe], where a person has just typed the address: it may be wrong.
 *
 * Returns: (transfer full) (nullable): a translated sentence, %NULL for a cancellation
 */
char *
desk_error_describe_sign_in (const GError *error)
{
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_UNREACHABLE))
    return g_strdup (_ ("The device cannot be reached. Check that this computer is on the same network."));
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_NO_SUCH_HOST))
    return g_strdup (_ ("There is no device of this name. Check the spelling of the address."));
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_NOBODY_LISTENS))
    return g_strdup (_ ("The address is right, but nothing answers at this port. Check the port, and "
                        "whether the device has started."));

  return desk_error_describe (error);
}

/**
 * desk_error_title:
 * @error: (nullable): what went wrong
 *
 * Says in a few words what happened, as the title of a page or of a banner.
 *
 * Returns: (transfer full) (nullable): a translated title, %NULL for a cancellation
 */
char *
desk_error_title (const GError *error)
{
  if (error == NULL || pbx_error_is_cancelled (error))
    return NULL;

  if (error->domain != PBX_ERROR)
    return g_strdup (_ ("Something Went Wrong"));

  switch ((PbxError) error->code)
    {
    case PBX_ERROR_UNREACHABLE:
    case PBX_ERROR_NOBODY_LISTENS:
      return g_strdup (_ ("Device Not Reachable"));
    case PBX_ERROR_NO_SUCH_HOST:
      return g_strdup (_ ("Device Not Found"));
    case PBX_ERROR_TIMED_OUT:
      return g_strdup (_ ("No Answer in Time"));
    case PBX_ERROR_UNTRUSTED:
      return g_strdup (_ ("Identity Not Confirmed"));
    case PBX_ERROR_CERTIFICATE_CHANGED:
      return g_strdup (_ ("Certificate Changed"));
    case PBX_ERROR_INSECURE:
      return g_strdup (_ ("No Secure Connection"));
    case PBX_ERROR_SIGN_IN_NEEDED:
      return g_strdup (_ ("Signed Out"));
    case PBX_ERROR_SIGN_IN_REFUSED:
      return g_strdup (_ ("Sign-In Refused"));
    case PBX_ERROR_REFUSED:
      return g_strdup (_ ("Refused by the Device"));
    case PBX_ERROR_DEVICE_FAILED:
      return g_strdup (_ ("The Device Failed"));
    case PBX_ERROR_NOT_UNDERSTOOD:
      return g_strdup (_ ("Answer Not Understood"));
    case PBX_ERROR_OUTCOME_UNKNOWN:
      return g_strdup (_ ("Outcome Not Known"));
    }

  return g_strdup (_ ("Something Went Wrong"));
}
